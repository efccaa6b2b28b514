package dev.tandem.sample.bloomy.issue;

/**
 * Whether an issue is solved.
 *
 * @param complete {@code true} to solve it
 */
public record IssueCompletion(boolean complete) {

}
