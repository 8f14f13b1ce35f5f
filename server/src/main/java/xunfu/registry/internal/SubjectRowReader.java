package xunfu.registry.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import xunfu.registry.internal.IdentifierSchemes.Reading;
import xunfu.registry.internal.table.Header;
import xunfu.registry.internal.table.TableRow;

/** Reads rows of a register into what they say of a subject. Pure; one reader per file. */
final class SubjectRowReader {

  /** 2001-02-03, 2001/2/3, 2001.2.3, 2001年2月3日; a time of day behind it is left out. */
  private static final Pattern PARTED =
      Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?(?:[ T].*)?");

  /** 20010203. */
  private static final Pattern DIGITS = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");

  /**
   * A row and what is to be remarked about it.
   *
   * @param row or null when it was rejected
   */
  record Read(@Nullable SubjectRow row, List<Remark> remarks) {}

  private final Header header;
  private final Map<String, String> columns;
  private final IdentifierSchemes schemes;

  SubjectRowReader(Header header, SubjectMapping mapping, IdentifierSchemes schemes) {
    this.header = header;
    this.columns = mapping.columns();
    this.schemes = schemes;
  }

  Read read(TableRow row) {
    if (row.cells().size() != header.columns().size()) {
      return rejected(
          Remark.rejected(
              row.number(),
              "",
              "",
              "cells-do-not-fit",
              "%d cells under %d headers".formatted(row.cells().size(), header.columns().size())));
    }
    String written = cell(row, "identifier");
    return switch (schemes.read(written)) {
      case Reading.Wrong wrong ->
          rejected(
              Remark.rejected(
                  row.number(),
                  column("identifier"),
                  written,
                  wrong.reason().code(),
                  wrong.detail()));
      case Reading.Right right -> accepted(row, written, right);
    };
  }

  private Read accepted(TableRow row, String written, Reading.Right right) {
    String name = cell(row, "name");
    if (name.isEmpty()) {
      return rejected(Remark.rejected(row.number(), column("name"), "", "name-missing", "no name"));
    }
    var remarks = new ArrayList<Remark>();
    if (right.upperCased()) {
      remarks.add(warned(row, "identifier", written, "upper-cased", "written with small letters"));
    }
    if (right.standIn()) {
      remarks.add(
          warned(row, "identifier", written, "without-code", "known by a former number alone"));
    }
    String address = cell(row, "address");
    if (address.isEmpty()) {
      remarks.add(warned(row, "address", "", "no-address", "a subject without premises"));
    }
    String day = cell(row, "registeredOn");
    Optional<LocalDate> registeredOn = day(day);
    if (!day.isEmpty() && registeredOn.isEmpty()) {
      remarks.add(warned(row, "registeredOn", day, "date-unreadable", "left out"));
    }
    var subject =
        new SubjectRow(
            row.number(),
            written,
            right.identifier(),
            name,
            registeredOn.orElse(null),
            cell(row, "kind"),
            cell(row, "representative"),
            cell(row, "capital"),
            cell(row, "businessScope"),
            cell(row, "city"),
            address,
            cell(row, "phone"),
            content(row));
    return new Read(subject, List.copyOf(remarks));
  }

  private Remark warned(TableRow row, String field, String value, String reason, String detail) {
    return Remark.warned(row.number(), column(field), value, reason, detail);
  }

  private static Read rejected(Remark remark) {
    return new Read(null, List.of(remark));
  }

  private String column(String field) {
    return columns.getOrDefault(field, field);
  }

  private String cell(TableRow row, String field) {
    String column = columns.get(field);
    return column == null ? "" : header.cell(row, column).orElse("");
  }

  static Optional<LocalDate> day(String text) {
    return Stream.of(PARTED, DIGITS)
        .map(form -> form.matcher(text))
        .filter(Matcher::matches)
        .findFirst()
        .flatMap(SubjectRowReader::day);
  }

  private static Optional<LocalDate> day(Matcher match) {
    try {
      return Optional.of(
          LocalDate.of(
              Integer.parseInt(match.group(1)),
              Integer.parseInt(match.group(2)),
              Integer.parseInt(match.group(3))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String content(TableRow row) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      row.cells()
          .forEach(
              cell -> {
                sha256.update(cell.getBytes(StandardCharsets.UTF_8));
                sha256.update((byte) 0);
              });
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
