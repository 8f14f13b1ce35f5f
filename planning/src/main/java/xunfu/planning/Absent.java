package xunfu.planning;

import java.util.Arrays;

/** The stops that a plan does not serve: a list without order, in which each is found at once. */
final class Absent {
  private final int[] stops;
  private final int[] at;
  private int count;

  /** All of so many stops are absent. */
  Absent(int stops) {
    this.stops = new int[stops];
    this.at = new int[stops];
    Arrays.fill(at, -1);
    for (int stop = 0; stop < stops; stop++) {
      add(stop);
    }
  }

  int count() {
    return count;
  }

  int get(int index) {
    return stops[index];
  }

  /** Where a stop stands in the list; −1 when it is served. */
  int indexOf(int stop) {
    return at[stop];
  }

  boolean contains(int stop) {
    return at[stop] >= 0;
  }

  /** Appends a stop that is not in the list. */
  void add(int stop) {
    at[stop] = count;
    stops[count++] = stop;
  }

  /** Takes out a stop that is in the list; the last one takes its place. */
  void remove(int stop) {
    swap(at[stop], count - 1);
    at[stop] = -1;
    count--;
  }

  /** Exchanges two entries. */
  void swap(int i, int j) {
    int stop = stops[i];
    stops[i] = stops[j];
    stops[j] = stop;
    at[stops[i]] = i;
    at[stops[j]] = j;
  }

  /** Writes a part of the list into an array. */
  void copy(int from, int[] into, int to, int count) {
    System.arraycopy(stops, from, into, to, count);
  }
}
