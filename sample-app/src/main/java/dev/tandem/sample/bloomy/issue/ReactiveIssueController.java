package dev.tandem.sample.bloomy.issue;

import dev.tandem.sample.bloomy.Scope;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Issues, by the reactive twin.
 */
@RestController
@RequestMapping("/reactive/issues")
class ReactiveIssueController {

	private final IssueApi issues;

	ReactiveIssueController(IssueApi issues) {
		this.issues = issues;
	}

	@GetMapping
	Flux<Issue> list(Scope scope) {
		return this.issues.list(scope);
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	Mono<Issue> create(@RequestBody NewIssue issue) {
		return this.issues.create(issue);
	}

}
