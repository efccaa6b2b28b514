package org.example.books;

/**
 * What the API says when it refuses a request.
 *
 * @param code a code
 */
public record BookError(String code) {
}
