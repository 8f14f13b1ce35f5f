package xunfu.proof.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import xunfu.proof.Cases;
import xunfu.proof.json.Json;
import xunfu.proof.json.JsonObject;

class MerkleTreeTest {
  private static final JsonObject CASES = Cases.read("tree.json");
  private static final List<Hash> LEAVES =
      CASES.array("entries").elements().stream()
          .map(entry -> MerkleTree.leafHash(HexFormat.of().parseHex(entry.asText())))
          .toList();
  private static final List<Hash> ROOTS =
      CASES.array("roots").elements().stream().map(root -> Hash.fromHex(root.asText())).toList();
  private static final MerkleTree.Subtrees SUBTREES = MerkleTree.Subtrees.over(LEAVES);

  @Test
  void rootsAreThoseOfTheCases() {
    for (int size = 0; size <= LEAVES.size(); size++) {
      assertThat(MerkleTree.root(size, SUBTREES)).isEqualTo(ROOTS.get(size));
    }
  }

  @Test
  void growingByTheFrontierGivesTheSameRoots() {
    Frontier frontier = Frontier.empty();
    assertThat(frontier.root()).isEqualTo(ROOTS.getFirst());
    for (Hash leaf : LEAVES) {
      frontier.append(leaf);
      assertThat(frontier.root()).isEqualTo(ROOTS.get((int) frontier.size()));
    }
  }

  @Test
  void aFrontierIsTakenUpAgainFromTheSubtreesItCompleted() {
    Map<Integer, Map<Long, Hash>> stored = new HashMap<>();
    Frontier frontier = Frontier.empty();
    for (Hash leaf : LEAVES) {
      frontier.append(
          leaf,
          subtree ->
              stored
                  .computeIfAbsent(subtree.level(), level -> new HashMap<>())
                  .put(subtree.position(), subtree.hash()));
      Frontier again =
          Frontier.of(frontier.size(), (level, position) -> stored.get(level).get(position));
      assertThat(again.root()).isEqualTo(frontier.root());
      again.append(leaf);
      assertThat(again.size()).isEqualTo(frontier.size() + 1);
    }
  }

  @Test
  void proofsAreThoseOfTheCases() {
    for (Json one : CASES.array("inclusion").elements()) {
      long index = one.asObject().integer("index");
      long size = one.asObject().integer("size");
      assertThat(MerkleTree.inclusionPath(index, size, SUBTREES))
          .isEqualTo(InclusionProof.readPath(one.asObject()));
    }
    for (Json one : CASES.array("consistency").elements()) {
      ConsistencyProof proof = ConsistencyProof.read(one.asObject());
      assertThat(MerkleTree.consistencyPath(proof.first(), proof.second(), SUBTREES))
          .isEqualTo(proof.path());
    }
  }

  @Test
  void everyEntryOfEveryLogIsProved() {
    for (int size = 1; size <= LEAVES.size(); size++) {
      for (int index = 0; index < size; index++) {
        List<Hash> path = MerkleTree.inclusionPath(index, size, SUBTREES);
        assertThat(MerkleTree.includes(LEAVES.get(index), index, size, path, ROOTS.get(size)))
            .isTrue();
      }
    }
  }

  @Test
  void everyLogContinuesEveryShorterOne() {
    for (int second = 0; second <= LEAVES.size(); second++) {
      for (int first = 0; first <= second; first++) {
        List<Hash> path = MerkleTree.consistencyPath(first, second, SUBTREES);
        assertThat(MerkleTree.continues(first, ROOTS.get(first), second, ROOTS.get(second), path))
            .isTrue();
      }
    }
  }

  @Test
  void fiftyThousandForgedInclusionsAreRejected() {
    rejectForgedInclusions(50_000, 9162);
  }

  @Test
  void fiftyThousandForgedConsistenciesAreRejected() {
    rejectForgedConsistencies(50_000, 6962);
  }

  @Test
  @Tag("long")
  @Tag("forgery")
  void aMillionForgedProofsAreRejected() {
    rejectForgedInclusions(500_000, 2026);
    rejectForgedConsistencies(500_000, 1124);
  }

  private static void rejectForgedInclusions(int count, long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < count; i++) {
      int size = random.nextInt(1, LEAVES.size() + 1);
      int index = random.nextInt(size);
      List<Hash> path = new ArrayList<>(MerkleTree.inclusionPath(index, size, SUBTREES));
      Hash leaf = LEAVES.get(index);
      boolean accepted =
          switch (random.nextInt(5)) {
            case 0 -> MerkleTree.includes(flip(leaf, random), index, size, path, ROOTS.get(size));
            case 1 -> MerkleTree.includes(leaf, index, size, path, flip(ROOTS.get(size), random));
            case 2 -> forgedIndex(random, leaf, index, size, path);
            case 3 -> MerkleTree.includes(leaf, index, size, longer(path, random), ROOTS.get(size));
            default -> !path.isEmpty() && withBentPath(random, leaf, index, size, path);
          };
      assertThat(accepted).as("forgery %d", i).isFalse();
    }
  }

  private static void rejectForgedConsistencies(int count, long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < count; i++) {
      int second = random.nextInt(2, LEAVES.size() + 1);
      int first = random.nextInt(1, second);
      List<Hash> path = new ArrayList<>(MerkleTree.consistencyPath(first, second, SUBTREES));
      Hash older = ROOTS.get(first);
      Hash newer = ROOTS.get(second);
      boolean accepted =
          switch (random.nextInt(5)) {
            case 0 -> MerkleTree.continues(first, flip(older, random), second, newer, path);
            case 1 -> MerkleTree.continues(first, older, second, flip(newer, random), path);
            case 2 -> MerkleTree.continues(first, older, second, newer, longer(path, random));
            case 3 -> MerkleTree.continues(first, newer, second, older, path);
            default -> {
              int place = random.nextInt(path.size());
              path.set(place, flip(path.get(place), random));
              yield MerkleTree.continues(first, older, second, newer, path);
            }
          };
      assertThat(accepted).as("forgery %d", i).isFalse();
    }
  }

  @Test
  void aPlaceBeyondTheLogIsNoPlace() {
    assertThatThrownBy(() -> MerkleTree.inclusionPath(5, 5, SUBTREES))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(MerkleTree.includes(LEAVES.getFirst(), -1, 1, List.of(), ROOTS.get(1))).isFalse();
    assertThat(MerkleTree.includes(LEAVES.getFirst(), 0, 0, List.of(), ROOTS.get(1))).isFalse();
  }

  @Test
  void hugeSizesEndTheWalk() {
    List<Hash> path = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      path.add(LEAVES.getFirst());
    }
    Hash any = ROOTS.get(1);
    assertThat(MerkleTree.includes(any, Long.MAX_VALUE - 1, Long.MAX_VALUE, path, any)).isFalse();
    assertThat(MerkleTree.continues(Long.MAX_VALUE - 1, any, Long.MAX_VALUE, any, path)).isFalse();
  }

  private static boolean forgedIndex(
      Random random, Hash leaf, int index, int size, List<Hash> path) {
    int other = random.nextInt(LEAVES.size());
    return other != index && MerkleTree.includes(leaf, other, size, path, ROOTS.get(size));
  }

  private static boolean withBentPath(
      Random random, Hash leaf, int index, int size, List<Hash> path) {
    int place = random.nextInt(path.size());
    if (random.nextBoolean()) {
      path.remove(place);
    } else {
      path.set(place, flip(path.get(place), random));
    }
    return MerkleTree.includes(leaf, index, size, path, ROOTS.get(size));
  }

  private static List<Hash> longer(List<Hash> path, Random random) {
    List<Hash> longer = new ArrayList<>(path);
    longer.add(random.nextInt(path.size() + 1), LEAVES.get(random.nextInt(LEAVES.size())));
    return longer;
  }

  private static Hash flip(Hash hash, Random random) {
    byte[] bytes = hash.bytes();
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    return Hash.fromBytes(bytes);
  }
}
