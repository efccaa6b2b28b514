package dev.tandem.sample.geopera;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A page of what was found.
 *
 * @param features the items
 * @param next where the next page begins, {@code null} for the last
 */
public record CatalogPage(List<CatalogItem> features, @Nullable String next) {

	/**
	 * An item of the catalog.
	 *
	 * @param id its id
	 * @param collection its collection
	 */
	public record CatalogItem(String id, String collection) {

	}

}
