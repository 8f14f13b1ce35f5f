package xunfu.rounds.web;

import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import xunfu.organization.Access;
import xunfu.rounds.DayQuestions;
import xunfu.rounds.DayReasons;
import xunfu.rounds.Days;

/** Why a day is as it is. */
@RestController
@RequestMapping("/api/days/{id}/reasons")
class DayReasonsController {
  private final Days days;
  private final DayQuestions questions;

  DayReasonsController(Days days, DayQuestions questions) {
    this.days = days;
    this.questions = questions;
  }

  @GetMapping
  DayReasons reasons(@PathVariable UUID id) {
    var day = days.get(id);
    Access.require(day.home(), day.organizationPath());
    return questions.why(day);
  }
}
