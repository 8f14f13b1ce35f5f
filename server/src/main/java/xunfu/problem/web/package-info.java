@org.jspecify.annotations.NullMarked
package xunfu.problem.web;
