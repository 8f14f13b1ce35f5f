/**
 * Reads problems from files: the instances of the literature and our own days. Each reader names
 * file and line of what it cannot read.
 */
@org.jspecify.annotations.NullMarked
package xunfu.planning.files;
