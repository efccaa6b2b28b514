package dev.tandem.sample.bloomy.goal;

/**
 * A {@link NewGoal} as the API takes it.
 *
 * @param title the title
 * @param accountableUserId who is accountable
 */
public record GoalBody(String title, long accountableUserId) {

}
