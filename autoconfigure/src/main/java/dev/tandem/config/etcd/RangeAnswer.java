package dev.tandem.config.etcd;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Keys of a range.
 *
 * @param header tells the revision that they were read at
 * @param kvs the keys and their values, {@code null} if there are none
 */
public record RangeAnswer(Header header, @Nullable List<KeyValue> kvs) {

	/**
	 * The keys and their values.
	 * @return the keys
	 */
	public List<KeyValue> keys() {
		return (this.kvs != null) ? this.kvs : List.of();
	}

}
