package xunfu.roads.osm;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/**
 * Looks through an extract before it is imported: an import of a file that was cut off would fail
 * late with a message about buffers, or make a graph of half a county.
 *
 * <p>A PBF file is a row of blocks, each with a header that tells its length (OpenStreetMap wiki,
 * "PBF Format"); walking them needs no library and reads nothing but headers. XML is read to its
 * end.
 */
final class OsmFile {
  /** A header of a block is shorter than this, by the format. */
  private static final int LONGEST_HEADER = 64 * 1024;

  /** A block is shorter than this, by the format. */
  private static final int LONGEST_BLOCK = 32 * 1024 * 1024;

  private static final int DATA_SIZE_FIELD = 3;

  private static final String LOAD_AGAIN = "load it again, and compare its size with the source's";

  private final Path file;
  private final Progress progress;

  private OsmFile(Path file, Progress progress) {
    this.file = file;
    this.progress = progress;
  }

  /**
   * @throws BadMap when the file is not there, is no extract, or ends in the middle
   */
  static void check(Path file, Progress progress) {
    new OsmFile(file, progress).check();
  }

  private void check() {
    if (!Files.isRegularFile(file)) {
      throw new BadMap("there is no file " + file, "check the path of the extract");
    }
    try (InputStream in = Files.newInputStream(file)) {
      var begin = new PushbackInputStream(in, 4);
      byte[] first = begin.readNBytes(4);
      begin.unread(first);
      if (first.length < 4) {
        throw new BadMap(file + " is empty", LOAD_AGAIN);
      } else if (first[0] == 0x1f && (first[1] & 0xff) == 0x8b) {
        readXml(new GZIPInputStream(begin));
      } else if (first[0] == 0) {
        walkBlocks(new DataInputStream(begin), Files.size(file));
      } else {
        readXml(begin);
      }
    } catch (EOFException | ZipException end) {
      throw cutOff("", end);
    } catch (IOException fault) {
      throw new BadMap(file + " cannot be read: " + fault.getMessage(), "check its rights", fault);
    }
  }

  private BadMap cutOff(String where, Throwable cause) {
    return new BadMap(
        "%s ends in the middle%s: it was cut off".formatted(file, where), LOAD_AGAIN, cause);
  }

  // ---- PBF

  private void walkBlocks(DataInputStream in, long size) throws IOException {
    long at = 0;
    long block = 0;
    int shown = -1;
    while (at < size) {
      block++;
      try {
        int headerLength = in.readInt();
        if (headerLength <= 0 || headerLength > LONGEST_HEADER) {
          throw notAnExtract(block == 1);
        }
        byte[] header = new byte[headerLength];
        in.readFully(header);
        if (block == 1 && !new String(header, StandardCharsets.ISO_8859_1).contains("OSMHeader")) {
          throw notAnExtract(true);
        }
        int data = dataSize(header);
        if (data < 0 || data > LONGEST_BLOCK) {
          throw notAnExtract(false);
        }
        in.skipNBytes(data);
        at += 4L + headerLength + data;
      } catch (EOFException end) {
        throw cutOff(" of block %d, after %d of %d bytes".formatted(block, at, size), end);
      }
      int percent = (int) (100 * at / size);
      if (percent != shown) {
        progress.tell(RoadImport.CHECKING, percent);
        shown = percent;
      }
    }
  }

  private BadMap notAnExtract(boolean fromTheBeginning) {
    return new BadMap(
        file + (fromTheBeginning ? " is no OpenStreetMap extract" : " is damaged"),
        "give a file .osm.pbf, .osm or .osm.gz");
  }

  /** The field {@code datasize} of a BlobHeader, which is a small protobuf message. */
  private static int dataSize(byte[] header) {
    int[] at = {0};
    while (at[0] < header.length) {
      int key = variableInt(header, at);
      int value = variableInt(header, at);
      if (key >>> 3 == DATA_SIZE_FIELD) {
        return value;
      }
      if ((key & 7) == 2) {
        at[0] += value;
      }
    }
    return -1;
  }

  private static int variableInt(byte[] bytes, int[] at) {
    int value = 0;
    for (int shift = 0; shift < 35 && at[0] < bytes.length && at[0] >= 0; shift += 7) {
      byte next = bytes[at[0]++];
      value |= (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    at[0] = Integer.MAX_VALUE;
    return -1;
  }

  // ---- XML

  private void readXml(InputStream in) throws IOException {
    var factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    progress.tell(RoadImport.CHECKING, -1);
    long elements = 0;
    try {
      var reader = factory.createXMLStreamReader(in);
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT) {
          elements++;
          if (elements == 1 && !reader.getLocalName().equals("osm")) {
            throw notAnExtract(true);
          }
        }
      }
    } catch (XMLStreamException fault) {
      if (elements == 0) {
        throw notAnExtract(true);
      }
      throw cutOff(" or is damaged, after %d elements".formatted(elements), fault);
    }
  }
}
