package dev.tandem.sample.geopera;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

import org.springframework.util.Assert;

/**
 * What to look for in the catalog. {@code null} is not sent.
 *
 * @param hostName the host that is searched
 * @param collections the collections
 * @param datetime an instant or an interval
 * @param bbox the area, as west, south, east, north
 * @param limit items of a page, 1 to 500
 * @param next where the page begins
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(SnakeCaseStrategy.class)
public record CatalogSearch(String hostName, @Nullable List<String> collections, @Nullable String datetime,
		@Nullable List<Double> bbox, @Nullable Integer limit, @Nullable String next) {

	public CatalogSearch {
		Assert.hasText(hostName, "hostName must not be empty");
	}

	/**
	 * Search one or more collections of Geopera itself.
	 * @param collections the collections, none for all
	 * @return the search
	 */
	public static CatalogSearch of(String... collections) {
		return new CatalogSearch("api.geopera.com", (collections.length > 0) ? List.of(collections) : null, null, null,
				null, null);
	}

	public CatalogSearch withLimit(int newLimit) {
		return new CatalogSearch(this.hostName, this.collections, this.datetime, this.bbox, newLimit, this.next);
	}

	public CatalogSearch withNext(@Nullable String newNext) {
		return new CatalogSearch(this.hostName, this.collections, this.datetime, this.bbox, this.limit, newNext);
	}

}
