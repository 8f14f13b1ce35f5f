package xunfu.visit.internal;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import xunfu.kernel.Text;

/** How values of this room stand in columns: jsonb, arrays, instants. */
@Component
class Written {
  private final JsonMapper json;

  Written(JsonMapper json) {
    this.json = json;
  }

  String json(Object value) {
    return json.writeValueAsString(value);
  }

  byte[] bytes(Object value) {
    return json.writeValueAsBytes(value);
  }

  <T> T read(String written, Class<T> type) {
    return json.readValue(written, type);
  }

  <T> T read(String written, TypeReference<T> type) {
    return json.readValue(written, type);
  }

  Text text(ResultSet row, String column) throws SQLException {
    return json.readValue(row.getString(column), Text.class);
  }

  static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static @Nullable Instant findInstant(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  static UUID id(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  static List<String> words(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return List.of((String[]) array.getArray());
  }
}
