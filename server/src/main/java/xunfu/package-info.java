/** The house: its door ({@link xunfu.Xunfu}) and, in the sub-packages, its rooms. */
@org.jspecify.annotations.NullMarked
package xunfu;
