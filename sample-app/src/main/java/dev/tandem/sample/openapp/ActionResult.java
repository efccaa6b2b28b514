package dev.tandem.sample.openapp;

/**
 * An action that was taken.
 *
 * @param entityId the entity
 * @param action id of the action
 * @param state state of the entity since then
 * @param reason why it was taken, empty for no reason
 */
public record ActionResult(String entityId, String action, String state, String reason) {

}
