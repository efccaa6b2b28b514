package dev.tandem.sample.openapp;

import java.util.List;

/**
 * A page of a list.
 *
 * @param <T> type of the items
 * @param items the items
 * @param total number of items of all pages
 */
public record Page<T>(List<T> items, long total) {

}
