package dev.tandem.sample.openapp;

import org.jspecify.annotations.Nullable;

/**
 * A user.
 *
 * @param id the id
 * @param email the address
 * @param orgId the organization, if there is one
 */
public record User(String id, String email, @Nullable String orgId) {

}
