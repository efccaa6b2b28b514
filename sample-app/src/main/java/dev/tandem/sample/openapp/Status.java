package dev.tandem.sample.openapp;

/**
 * What OpenApp says about itself.
 *
 * @param environment such as {@code production}
 * @param version its version
 */
public record Status(String environment, String version) {

}
