package xunfu.registry.web;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import xunfu.kernel.Fault;
import xunfu.kernel.Scope;
import xunfu.registry.Drawing;
import xunfu.registry.Geographies;

/** What a desk draws of its county; the same that phones take along. */
@RestController
class GeographyController {

  private final Geographies geographies;

  GeographyController(Geographies geographies) {
    this.geographies = geographies;
  }

  @GetMapping("/api/geography")
  Drawing drawing() {
    return geographies.drawing(Scope.acting().actor().home()).orElseThrow(Fault::notFound);
  }
}
