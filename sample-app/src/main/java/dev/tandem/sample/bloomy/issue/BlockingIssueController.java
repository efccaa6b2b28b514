package dev.tandem.sample.bloomy.issue;

import java.util.List;

import dev.tandem.sample.bloomy.Scope;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Issues, by the blocking twin.
 */
@RestController
@RequestMapping("/blocking/issues")
class BlockingIssueController {

	private final BlockingIssueApi issues;

	BlockingIssueController(BlockingIssueApi issues) {
		this.issues = issues;
	}

	@GetMapping
	List<Issue> list(Scope scope) {
		return this.issues.list(scope);
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	@Nullable Issue create(@RequestBody NewIssue issue) {
		return this.issues.create(issue);
	}

}
