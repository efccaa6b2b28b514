package dev.tandem.config.etcd;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Keys of a range.
 *
 * @param header holds the revision that they were read at
 * @param kvs the keys and their values, {@code null} if there are none
 * @param count how many keys there are in the range, also where fewer were asked for;
 * {@code null} for none
 * @param more whether there are more than were asked for, {@code null} if not
 */
public record RangeAnswer(Header header, @Nullable List<KeyValue> kvs, @Nullable Long count, @Nullable Boolean more) {

	/**
	 * The keys and their values.
	 * @return the keys
	 */
	public List<KeyValue> keys() {
		return (this.kvs != null) ? this.kvs : List.of();
	}

	/**
	 * How many keys there are in the range.
	 * @return the number
	 */
	public long size() {
		return (this.count != null) ? this.count : 0;
	}

}
