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

/** Lets the sequencer work as long as the server runs. */
@Component
class SequencerTimer implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(SequencerTimer.class);

  private final Sequencer sequencer;
  private final Duration batchInterval;
  private final Duration headInterval;
  private volatile boolean running;
  private ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

  SequencerTimer(
      Sequencer sequencer,
      @Value("${xunfu.trace.batch-interval:500ms}") Duration batchInterval,
      @Value("${xunfu.trace.head-interval:5s}") Duration headInterval) {
    this.sequencer = sequencer;
    this.batchInterval = batchInterval;
    this.headInterval = headInterval;
  }

  @Override
  public void start() {
    thread = Executors.newSingleThreadScheduledExecutor();
    long millis = batchInterval.toMillis();
    thread.scheduleWithFixedDelay(this::work, millis, millis, TimeUnit.MILLISECONDS);
    running = true;
  }

  /** A failure is told and tried again: the queue lies in the database and waits. */
  private void work() {
    try {
      while (sequencer.advance() == Sequencer.BATCH_LIMIT) {}
      sequencer.sign(headInterval);
    } catch (RuntimeException failed) {
      LOG.error("The sequencer failed and will try again", failed);
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
