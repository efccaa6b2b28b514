package dev.tandem.config.etcd;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A line of a watch.
 *
 * @param result what happened
 * @param error the error that ends the watch
 */
public record WatchItem(@Nullable Result result, @Nullable Failure error) {

	/**
	 * What happened.
	 *
	 * @param header holds the revision of the store, {@code null} if it is not given
	 * @param canceled whether the watch has ended, {@code null} if not
	 * @param compactRevision oldest revision that is still known, if the one asked for is
	 * not; else {@code null} or 0
	 * @param cancelReason why the watch has ended, {@code null} if that is not given
	 * @param events the changes, {@code null} if there are none
	 */
	public record Result(@Nullable Header header, @Nullable Boolean canceled,
			@JsonProperty("compact_revision") @Nullable Long compactRevision,
			@JsonProperty("cancel_reason") @Nullable String cancelReason, @Nullable List<Event> events) {

	}

	/**
	 * A change of a key.
	 *
	 * @param type {@code DELETE}, {@code null} for a write
	 * @param kv the key and its value
	 */
	public record Event(@Nullable String type, KeyValue kv) {

	}

	/**
	 * An error.
	 *
	 * @param message what is wrong
	 */
	public record Failure(@Nullable String message) {

	}

}
