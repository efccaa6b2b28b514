package dev.tandem.sample.bloomy.goal;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Goals, by the blocking twin.
 */
@RestController
@RequestMapping("/blocking/goals")
class BlockingGoalController {

	private final BlockingGoalApi goals;

	BlockingGoalController(BlockingGoalApi goals) {
		this.goals = goals;
	}

	@GetMapping
	@Nullable Goals list(@RequestParam @Nullable Long userId) {
		return this.goals.list(userId);
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	@Nullable Goal create(@RequestBody NewGoal goal) {
		return this.goals.create(goal);
	}

}
