package xunfu.registry;

import java.util.Map;
import java.util.TreeMap;

/**
 * What an import did.
 *
 * @param read rows below the header; the sum of the next four
 * @param created subjects that were not known
 * @param updated rows that changed a known subject
 * @param unchanged rows that changed nothing
 * @param rejected rows that were not taken in; the report says why
 * @param warnings how often each thing was remarked about rows taken in
 * @param townships how many addresses were found in a township, are to be checked, stay unknown;
 *     over all rows taken in
 * @param seconds from the first byte to the last commit
 */
public record ImportResult(
    long read,
    long created,
    long updated,
    long unchanged,
    long rejected,
    Map<String, Long> warnings,
    Map<String, Long> townships,
    double seconds) {

  public ImportResult {
    warnings = new TreeMap<>(warnings);
    townships = new TreeMap<>(townships);
  }
}
