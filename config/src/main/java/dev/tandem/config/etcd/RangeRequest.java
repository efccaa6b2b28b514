package dev.tandem.config.etcd;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the keys of a range.
 *
 * @param key first key, in Base64
 * @param rangeEnd first key beyond, in Base64
 * @param limit how many, {@code null} for all
 * @param sortOrder {@code DESCEND} or {@code ASCEND}, {@code null} for any
 * @param sortTarget {@code MOD} for the revision of the last change, {@code null} for the
 * key
 * @param keysOnly whether to leave the values out
 * @param countOnly whether to return nothing but their number
 * @param revision revision to read at, {@code null} for the latest
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RangeRequest(String key, @JsonProperty("range_end") String rangeEnd, @Nullable Integer limit,
		@JsonProperty("sort_order") @Nullable String sortOrder,
		@JsonProperty("sort_target") @Nullable String sortTarget, @JsonProperty("keys_only") boolean keysOnly,
		@JsonProperty("count_only") boolean countOnly, @Nullable Long revision) {

	/**
	 * Keys with a prefix, in order.
	 * @param prefix the prefix
	 * @param limit how many
	 * @return the request
	 */
	public static RangeRequest first(String prefix, int limit) {
		return new RangeRequest(Base64Text.encode(prefix), Base64Text.endOf(prefix), limit, null, null, false, false,
				null);
	}

	/**
	 * The keys of this range that follow one.
	 * @param key the key, in Base64
	 * @param at revision to read at
	 * @return the request
	 */
	public RangeRequest after(String key, long at) {
		return new RangeRequest(Base64Text.after(key), this.rangeEnd, this.limit, this.sortOrder, this.sortTarget,
				this.keysOnly, this.countOnly, at);
	}

	/**
	 * The key with a prefix that was changed last.
	 * @param prefix the prefix
	 * @return the request
	 */
	public static RangeRequest last(String prefix) {
		return new RangeRequest(Base64Text.encode(prefix), Base64Text.endOf(prefix), 1, "DESCEND", "MOD", false, false,
				null);
	}

}
