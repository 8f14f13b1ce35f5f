package xunfu.demo;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Loads the fictional county at the start of a home that is not to be empty, before it is ready.
 */
@Component
@ConditionalOnProperty(name = "xunfu.empty", havingValue = "false")
class DemoStart implements ApplicationRunner {

  private final FictionalCounty county;
  private final DayOffer offer;

  DemoStart(FictionalCounty county, DayOffer offer) {
    this.county = county;
    this.offer = offer;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    county.load();
    offer.today();
  }
}
