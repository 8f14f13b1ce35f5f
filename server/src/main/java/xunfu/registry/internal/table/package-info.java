/** Tables in files: CSV and XLSX, compressed or not, in the encodings offices use. */
@org.jspecify.annotations.NullMarked
package xunfu.registry.internal.table;
