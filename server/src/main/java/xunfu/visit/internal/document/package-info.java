/** Documents as pages: the record of a visit as PDF. */
@org.jspecify.annotations.NullMarked
package xunfu.visit.internal.document;
