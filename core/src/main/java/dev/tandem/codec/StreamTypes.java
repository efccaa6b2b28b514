package dev.tandem.codec;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tandem.processor.table.StreamMediaTypes;
import org.jspecify.annotations.Nullable;

import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

/**
 * Media types whose elements come one by one: the annotation processor's table, which the
 * compiler copies here.
 */
public final class StreamTypes {

	private static final MediaTypes ALL = MediaTypes.of(StreamMediaTypes.ALL);

	private static final MediaTypes LINES = MediaTypes.of(StreamMediaTypes.LINES);

	private static final MediaTypes EVENTS = MediaTypes.of(StreamMediaTypes.EVENTS);

	private static final MediaTypes SEQUENCES = MediaTypes.of(StreamMediaTypes.SEQUENCES);

	private StreamTypes() {
	}

	/**
	 * Whether a media type is that of a stream.
	 * @param type the media type
	 * @return whether its elements come one by one
	 */
	public static boolean isStream(MimeType type) {
		return ALL.contain(type);
	}

	/**
	 * Whether one of some media types is that of a stream.
	 * @param types the media types, {@code null} for none
	 * @return whether one is
	 */
	public static boolean isAnyStream(@Nullable List<? extends MimeType> types) {
		return types != null && types.stream().anyMatch(StreamTypes::isStream);
	}

	/**
	 * Whether a media type is that of server-sent events.
	 * @param type the media type
	 * @return whether it is
	 */
	public static boolean isEvents(MimeType type) {
		return EVENTS.contain(type);
	}

	static boolean isLines(MimeType type) {
		return LINES.contain(type);
	}

	static boolean isSequence(MimeType type) {
		return SEQUENCES.contain(type);
	}

	/**
	 * A set that is asked at each call, without a string that is built for the question.
	 *
	 * @param subtypes the subtypes of each type
	 */
	private record MediaTypes(Map<String, Set<String>> subtypes) {

		static MediaTypes of(String names) {
			return new MediaTypes(Stream.of(names.split(",", -1))
				.map(MimeTypeUtils::parseMimeType)
				.collect(Collectors.groupingBy(MimeType::getType,
						Collectors.mapping(MimeType::getSubtype, Collectors.toUnmodifiableSet()))));
		}

		boolean contain(MimeType type) {
			Set<String> known = this.subtypes.get(type.getType());
			return known != null && known.contains(type.getSubtype());
		}

	}

}
