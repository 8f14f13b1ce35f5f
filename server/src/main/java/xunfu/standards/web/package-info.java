@org.jspecify.annotations.NullMarked
package xunfu.standards.web;
