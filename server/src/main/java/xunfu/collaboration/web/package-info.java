@org.jspecify.annotations.NullMarked
package xunfu.collaboration.web;
