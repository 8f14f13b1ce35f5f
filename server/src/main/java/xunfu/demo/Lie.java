package xunfu.demo;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import xunfu.demo.CountyFiles.Node;
import xunfu.registry.Drawing;
import xunfu.registry.RoadGraph;

/** How the invented valley lies: what is drawn of it and by which roads one goes. */
record Lie(Drawing drawing, RoadGraph roads, Map<String, Node> villages) {

  static Lie of(CountyFiles files) {
    var valley = files.valley();
    var names =
        Stream.concat(
                valley.seats().stream()
                    .map(seat -> new Drawing.Name(seat.name(), seat.lat(), seat.lon())),
                valley.nodes().stream()
                    .filter(node -> node.village() != null)
                    .map(node -> new Drawing.Name(node.name(), node.lat(), node.lon())))
            .toList();
    var drawing =
        new Drawing(
            files.outline().outline(),
            valley.water(),
            valley.roads().stream().map(CountyFiles.Road::line).toList(),
            names,
            true);
    var graph =
        new RoadGraph(
            valley.nodes().stream()
                .map(node -> new RoadGraph.Node(node.id(), node.lat(), node.lon()))
                .toList(),
            valley.roads().stream()
                .map(road -> new RoadGraph.Road(road.from(), road.to(), road.metres(), road.kmh()))
                .toList());
    return new Lie(drawing, graph, villages(valley.nodes()));
  }

  private static Map<String, Node> villages(List<Node> nodes) {
    return nodes.stream()
        .filter(node -> node.village() != null)
        .collect(toMap(node -> String.valueOf(node.village()), node -> node));
  }
}
