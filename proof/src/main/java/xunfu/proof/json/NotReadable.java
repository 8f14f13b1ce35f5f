package xunfu.proof.json;

/** What was given is not in the form it claims to be; the message names the place. */
public final class NotReadable extends RuntimeException {
  public NotReadable(String message) {
    super(message);
  }

  public NotReadable(String message, Throwable cause) {
    super(message, cause);
  }
}
