/** HTTP of the organisation, and the door that every request passes. */
@org.jspecify.annotations.NullMarked
package xunfu.organization.web;
