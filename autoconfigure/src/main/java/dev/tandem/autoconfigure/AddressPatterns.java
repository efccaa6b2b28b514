package dev.tandem.autoconfigure;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.http.client.InetAddressFilter;

/**
 * Addresses that may be connected to. Equal to others of the same patterns: filters of
 * Boot cannot be compared.
 *
 * @param patterns the patterns, empty for a filter of the application
 * @param filter the filter
 */
record AddressPatterns(List<String> patterns, InetAddressFilter filter) implements Predicate<InetSocketAddress> {

	static AddressPatterns of(List<String> patterns) {
		return new AddressPatterns(List.copyOf(patterns),
				InetAddressFilter.of(patterns.stream().map(AddressPatterns::filter).toList()));
	}

	private static InetAddressFilter filter(String address) {
		return switch (address) {
			case "external" -> InetAddressFilter.externalAddresses();
			case "internal" -> InetAddressFilter.internalAddresses();
			default -> InetAddressFilter.of(address);
		};
	}

	@Override
	public boolean test(InetSocketAddress address) {
		return this.filter.matches(address);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof AddressPatterns that && this.patterns.equals(that.patterns)
				&& (!this.patterns.isEmpty() || this.filter.equals(that.filter));
	}

	@Override
	public int hashCode() {
		return this.patterns.hashCode();
	}

}
