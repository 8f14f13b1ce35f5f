package xunfu.proof.bundle;

import xunfu.proof.log.Hash;

/** Where in a bundle something was found, as a person can look it up. */
public sealed interface Place {
  String in(Language language);

  /** An entry of the log, counted from 0. */
  record Entry(long index) implements Place {
    @Override
    public String in(Language language) {
      return language == Language.ZH ? "第 " + index + " 条" : "entry " + index;
    }
  }

  /** A row that a screen shows, beside the entry it was taken from. */
  record Row(long index, String table, String pointer) implements Place {
    @Override
    public String in(Language language) {
      String where = table + (pointer.isEmpty() ? "" : " " + pointer);
      return language == Language.ZH
          ? "第 " + index + " 条，表行 " + where
          : "entry " + index + ", row " + where;
    }
  }

  /** A line of a file in the bundle, counted from 1. */
  record Line(String file, long line) implements Place {
    @Override
    public String in(Language language) {
      return language == Language.ZH ? file + " 第 " + line + " 行" : file + ", line " + line;
    }
  }

  /** A signed head, by its size. */
  record SignedHead(long size) implements Place {
    @Override
    public String in(Language language) {
      return language == Language.ZH ? "日志头（" + size + " 条）" : "head of " + size + " entries";
    }
  }

  /** The head that the caller saved. */
  record SavedHead(long size) implements Place {
    @Override
    public String in(Language language) {
      return language == Language.ZH
          ? "您保存的日志头（" + size + " 条）"
          : "the head you saved, of " + size + " entries";
    }
  }

  /** An attached file, by the hash of its content. */
  record File(Hash hash) implements Place {
    @Override
    public String in(Language language) {
      return (language == Language.ZH ? "文件 " : "file ") + hash;
    }
  }

  /** The certificate of a device. */
  record Certificate(String device) implements Place {
    @Override
    public String in(Language language) {
      return (language == Language.ZH ? "设备证书 " : "certificate of device ") + device;
    }
  }

  /** An entry of the zip. */
  record Part(String name) implements Place {
    @Override
    public String in(Language language) {
      return name;
    }
  }

  /** The bundle as a whole. */
  record Whole() implements Place {
    @Override
    public String in(Language language) {
      return language == Language.ZH ? "整个证据包" : "the bundle";
    }
  }
}
