package dev.tandem.sample.bloomy.goal;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Goals, by the reactive twin.
 */
@RestController
@RequestMapping("/reactive/goals")
class ReactiveGoalController {

	private final GoalApi goals;

	ReactiveGoalController(GoalApi goals) {
		this.goals = goals;
	}

	@GetMapping
	Mono<Goals> list(@RequestParam @Nullable Long userId) {
		return this.goals.list(userId);
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	Mono<Goal> create(@RequestBody NewGoal goal) {
		return this.goals.create(goal);
	}

}
