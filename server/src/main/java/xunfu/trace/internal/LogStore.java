package xunfu.trace.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import xunfu.proof.event.Head;
import xunfu.proof.log.Frontier;
import xunfu.proof.log.Hash;
import xunfu.proof.log.MerkleTree;
import xunfu.trace.SignedHead;

/** The log itself: leaves by their place, the subtrees that never change again, signed heads. */
@Repository
public class LogStore implements MerkleTree.Subtrees {
  /** One key for the whole deployment; spells "xunfulog". */
  private static final long LEADER = 0x78756e66756c6f67L;

  private static final String TRY_TO_LEAD_SQL =
      """
      select pg_try_advisory_xact_lock(:leader)
      """;

  private static final String WAIT_TO_LEAD_SQL =
      """
      select pg_advisory_xact_lock(:leader)
      """;

  private static final String SIZE_SQL =
      """
      select coalesce(max(index) + 1, 0) from trace.leaf
      """;

  private static final String PENDING_SQL =
      """
      select ordinal, id, leaf_hash
        from trace.pending
       where transaction < pg_snapshot_xmin(pg_current_snapshot())
          or transaction in (select transaction from trace.pending
                              where entered_at <= :evenIfOutOfOrder)
       order by transaction, ordinal
       limit :limit
      """;

  private static final String REMOVE_PENDING_SQL =
      """
      delete from trace.pending where ordinal = any (:ordinals)
      """;

  private static final String ADD_LEAVES_SQL =
      """
      insert into trace.leaf (index, id, leaf_hash, included_at)
      select added.index, added.id, decode(added.hash, 'hex'), :includedAt
        from unnest(:indexes::bigint[], :ids::uuid[], :hashes::text[]) as added (index, id, hash)
      """;

  private static final String ADD_NODES_SQL =
      """
      insert into trace.node (level, position, hash)
      select added.level, added.position, decode(added.hash, 'hex')
        from unnest(:levels::int[], :positions::bigint[], :hashes::text[])
             as added (level, position, hash)
      """;

  private static final String LEAF_SQL =
      """
      select leaf_hash from trace.leaf where index = :position
      """;

  private static final String NODE_SQL =
      """
      select hash from trace.node where level = :level and position = :position
      """;

  private static final String PLACE_SQL =
      """
      select index, leaf_hash from trace.leaf where id = :id
      """;

  private static final String ADD_HEAD_SQL =
      """
      insert into trace.head (size, root, note, signed_at) values (:size, :root, :note, :signedAt)
      """;

  private static final String LATEST_HEAD_SQL =
      """
      select note, signed_at from trace.head order by size desc limit 1
      """;

  private static final String SIGNED_SIZE_SQL =
      """
      select coalesce(max(size), 0) from trace.head
      """;

  private static final String HEADS_SQL =
      """
      select note, signed_at from trace.head where size < :below order by size desc limit :limit
      """;

  private final JdbcClient jdbc;

  LogStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** An event that waits for its place. */
  public record Waiting(long ordinal, UUID id, Hash leafHash) {}

  /** Where an event stands. */
  public record Placed(long index, Hash leafHash) {}

  /** Whether this transaction now leads: no other does until it ends. */
  boolean triesToLead() {
    return jdbc.sql(TRY_TO_LEAD_SQL).param("leader", LEADER).query(Boolean.class).single();
  }

  void waitsToLead() {
    jdbc.sql(WAIT_TO_LEAD_SQL).param("leader", LEADER).query((_, _) -> true).single();
  }

  public long size() {
    return jdbc.sql(SIZE_SQL).query(Long.class).single();
  }

  /**
   * The next events in the order of their transactions: those below the oldest transaction that
   * still runs, since none can come before them any more; and those that entered long ago, whoever
   * still runs.
   */
  List<Waiting> waiting(OffsetDateTime evenIfOutOfOrder, int limit) {
    return jdbc.sql(PENDING_SQL)
        .param("evenIfOutOfOrder", evenIfOutOfOrder)
        .param("limit", limit)
        .query(
            (row, _) ->
                new Waiting(
                    row.getLong("ordinal"),
                    row.getObject("id", UUID.class),
                    Hash.fromBytes(row.getBytes("leaf_hash"))))
        .list();
  }

  void place(long firstIndex, List<Waiting> batch, OffsetDateTime includedAt) {
    Long[] indexes = new Long[batch.size()];
    for (int i = 0; i < indexes.length; i++) {
      indexes[i] = firstIndex + i;
    }
    jdbc.sql(ADD_LEAVES_SQL)
        .param("indexes", indexes)
        .param("ids", batch.stream().map(Waiting::id).toArray(UUID[]::new))
        .param("hashes", batch.stream().map(one -> one.leafHash().hex()).toArray(String[]::new))
        .param("includedAt", includedAt)
        .update();
    jdbc.sql(REMOVE_PENDING_SQL)
        .param("ordinals", batch.stream().map(Waiting::ordinal).toArray(Long[]::new))
        .update();
  }

  void addNodes(List<Frontier.Subtree> nodes) {
    jdbc.sql(ADD_NODES_SQL)
        .param("levels", nodes.stream().map(Frontier.Subtree::level).toArray(Integer[]::new))
        .param("positions", nodes.stream().map(Frontier.Subtree::position).toArray(Long[]::new))
        .param("hashes", nodes.stream().map(node -> node.hash().hex()).toArray(String[]::new))
        .update();
  }

  @Override
  public Hash hash(int level, long position) {
    var query = level == 0 ? jdbc.sql(LEAF_SQL) : jdbc.sql(NODE_SQL).param("level", level);
    return query.param("position", position).query((row, _) -> bytes(row.getBytes(1))).single();
  }

  public Optional<Placed> find(UUID id) {
    return jdbc.sql(PLACE_SQL)
        .param("id", id)
        .query((row, _) -> new Placed(row.getLong("index"), bytes(row.getBytes("leaf_hash"))))
        .optional();
  }

  void addHead(Head head, OffsetDateTime signedAt) {
    jdbc.sql(ADD_HEAD_SQL)
        .param("size", head.size())
        .param("root", head.root().bytes())
        .param("note", head.write())
        .param("signedAt", signedAt)
        .update();
  }

  public Optional<SignedHead> latestHead() {
    return jdbc.sql(LATEST_HEAD_SQL).query(LogStore::signed).optional();
  }

  /** Entries under the newest head; does not read the head itself, which somebody may have bent. */
  public long signedSize() {
    return jdbc.sql(SIGNED_SIZE_SQL).query(Long.class).single();
  }

  /** The heads smaller than that, largest first. */
  public List<SignedHead> heads(long below, int limit) {
    return jdbc.sql(HEADS_SQL)
        .param("below", below)
        .param("limit", limit)
        .query(LogStore::signed)
        .list();
  }

  private static SignedHead signed(ResultSet row, int number) throws SQLException {
    return new SignedHead(
        Head.read(row.getString("note")),
        row.getObject("signed_at", OffsetDateTime.class).toInstant());
  }

  private static Hash bytes(byte @Nullable [] value) {
    return Hash.fromBytes(java.util.Objects.requireNonNull(value));
  }
}
