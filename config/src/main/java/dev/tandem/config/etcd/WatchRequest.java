package dev.tandem.config.etcd;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Asks to watch.
 *
 * @param create what to watch
 */
public record WatchRequest(@JsonProperty("create_request") Create create) {

	/**
	 * What to watch.
	 *
	 * @param key first key, in Base64
	 * @param rangeEnd first key beyond, in Base64
	 * @param startRevision first revision to report
	 */
	public record Create(String key, @JsonProperty("range_end") String rangeEnd,
			@JsonProperty("start_revision") long startRevision) {

	}

	/**
	 * Watch all keys with a prefix.
	 * @param prefix the prefix
	 * @param startRevision first revision to report
	 * @return the request
	 */
	public static WatchRequest of(String prefix, long startRevision) {
		return new WatchRequest(new Create(Base64Text.encode(prefix), Base64Text.endOf(prefix), startRevision));
	}

}
