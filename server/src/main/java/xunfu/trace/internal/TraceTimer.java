package xunfu.trace.internal;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import xunfu.trace.Uploads;

/** Lets the sequencer work as long as the server runs, and clears uploads that nobody finished. */
@Component
class TraceTimer implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(TraceTimer.class);

  private final Sequencer sequencer;
  private final Uploads uploads;
  private final Duration batchInterval;
  private final Duration headInterval;
  private volatile boolean running;
  private String told = "";
  private ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

  TraceTimer(
      Sequencer sequencer,
      Uploads uploads,
      @Value("${xunfu.trace.batch-interval}") Duration batchInterval,
      @Value("${xunfu.trace.head-interval}") Duration headInterval) {
    this.sequencer = sequencer;
    this.uploads = uploads;
    this.batchInterval = batchInterval;
    this.headInterval = headInterval;
  }

  @Override
  public void start() {
    thread = Executors.newSingleThreadScheduledExecutor();
    long millis = batchInterval.toMillis();
    thread.scheduleWithFixedDelay(this::work, millis, millis, TimeUnit.MILLISECONDS);
    thread.scheduleWithFixedDelay(this::clear, 1, TimeUnit.DAYS.toMinutes(1), TimeUnit.MINUTES);
    running = true;
  }

  /** A failure is told and tried again: the queue lies in the database and waits. */
  private void work() {
    try {
      while (sequencer.advance() == Sequencer.BATCH_LIMIT) {}
      sequencer.sign(headInterval);
      told = "";
    } catch (RuntimeException failed) {
      tell(failed);
    }
  }

  private void clear() {
    try {
      uploads.forgetAbandoned();
    } catch (RuntimeException failed) {
      LOG.error("Abandoned uploads could not be cleared; tried again tomorrow", failed);
    }
  }

  /** The same failure twice a second is told once. */
  private void tell(RuntimeException failed) {
    String message = String.valueOf(failed.getMessage());
    if (!message.equals(told)) {
      LOG.error("The sequencer failed and will try again", failed);
      told = message;
    }
  }

  @Override
  public void stop() {
    running = false;
    thread.shutdown();
    try {
      if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
