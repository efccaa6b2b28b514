package dev.tandem.sample.bloomy.scorecard;

import dev.tandem.ApiClient;
import dev.tandem.sample.bloomy.CurrentUserApi;
import dev.tandem.sample.bloomy.Scope;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PutExchange;

/**
 * Scores of the measurables that users and meetings follow. Weeks are told by their
 * offset from the current one: -1 is last week.
 */
@ApiClient("bloomy")
@HttpExchange
public interface ScorecardApi extends CurrentUserApi {

	@GetExchange("/weeks/current")
	Mono<Week> currentWeek();

	@GetExchange("/scorecard/user/{userId}")
	Mono<Scorecard> ofUser(@PathVariable long userId);

	@GetExchange("/scorecard/meeting/{meetingId}")
	Mono<Scorecard> ofMeeting(@PathVariable long meetingId);

	@PutExchange("/measurables/{measurableId}/week/{week}")
	Mono<Void> put(@PathVariable long measurableId, @PathVariable long week, @RequestBody ScoreBody score);

	/**
	 * Scores of one week, or of all with {@code null}, with or without those that nobody
	 * has entered yet.
	 */
	default Flux<Score> list(Scope scope, @Nullable Integer weekOffset, boolean showEmpty) {
		Flux<Score> scores = scope
			.list(this, (id) -> ofUser(id).flatMapIterable(Scorecard::scores),
					(id) -> ofMeeting(id).flatMapIterable(Scorecard::scores))
			.filter((score) -> showEmpty || score.measured() != null);
		return (weekOffset == null) ? scores
				: weekNumber(weekOffset).flatMapMany((week) -> scores.filter((score) -> score.forWeek() == week));
	}

	/**
	 * The current user's score of a measurable.
	 */
	default Mono<Score> get(long measurableId, int weekOffset) {
		return list(Scope.mine(), weekOffset, true).filter((score) -> score.measurableId() == measurableId).next();
	}

	/**
	 * Enter a score.
	 */
	default Mono<Void> score(long measurableId, double value, int weekOffset) {
		return weekNumber(weekOffset).flatMap((week) -> put(measurableId, week, new ScoreBody(value)));
	}

	private Mono<Long> weekNumber(int offset) {
		return currentWeek().map((week) -> week.forWeekNumber() + offset);
	}

}
