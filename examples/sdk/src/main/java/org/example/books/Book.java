package org.example.books;

/**
 * A book.
 *
 * @param isbn its ISBN
 * @param title its title
 */
public record Book(String isbn, String title) {
}
