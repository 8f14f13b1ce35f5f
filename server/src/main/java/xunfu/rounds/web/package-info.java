@org.jspecify.annotations.NullMarked
package xunfu.rounds.web;
