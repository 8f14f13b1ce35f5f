@org.jspecify.annotations.NullMarked
package xunfu.visit.web;
