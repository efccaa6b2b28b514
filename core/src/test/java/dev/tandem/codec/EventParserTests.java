package dev.tandem.codec;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The examples of the HTML standard, section 9.2.6, and its rules one by one. Each stream
 * is cut at every position, and into single bytes.
 */
class EventParserTests {

	private static List<ParsedEvent> parse(String stream) {
		byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
		List<ParsedEvent> whole = parse(bytes, bytes.length);
		for (int position = 1; position < bytes.length; position++) {
			assertThat(parse(bytes, position)).as("cut at " + position).isEqualTo(whole);
		}
		EventParser parser = new EventParser(-1);
		List<ParsedEvent> byByte = new ArrayList<>();
		for (byte each : bytes) {
			parser.parse(DefaultDataBufferFactory.sharedInstance.wrap(new byte[] { each }), byByte::add);
		}
		assertThat(byByte).isEqualTo(whole);
		return whole;
	}

	private static List<ParsedEvent> parse(byte[] bytes, int position) {
		EventParser parser = new EventParser(-1);
		List<ParsedEvent> events = new ArrayList<>();
		for (byte[] part : List.of(Arrays.copyOf(bytes, position), Arrays.copyOfRange(bytes, position, bytes.length))) {
			parser.parse(DefaultDataBufferFactory.sharedInstance.wrap(part), events::add);
		}
		return events;
	}

	private static List<String> data(String stream) {
		return parse(stream).stream().map(ParsedEvent::data).toList();
	}

	private static ParsedEvent message(String data) {
		return new ParsedEvent("", data, null, null, null);
	}

	@Test
	void exampleOfLinesThatAreJoined() {
		assertThat(parse("data: YHOO\ndata: +2\ndata: 10\n\n")).containsExactly(message("YHOO\n+2\n10"));
	}

	@Test
	void exampleOfFourBlocks() {
		assertThat(
				parse(": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n"))
			.containsExactly(new ParsedEvent("", "first event", "1", null, null), message("second event"),
					message(" third event"));
	}

	@Test
	void exampleOfEmptyData() {
		assertThat(data("data\n\ndata\ndata\n\ndata:")).containsExactly("", "\n");
	}

	@Test
	void exampleOfTheSpaceAfterTheColon() {
		assertThat(data("data:test\n\ndata: test\n\n")).containsExactly("test", "test");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\n", "\r\n", "\r" })
	void anyEndOfLineEndsALine(String end) {
		assertThat(data("data: a\ndata: b\n\n: c\n\ndata: d\n\n".replace("\n", end))).containsExactly("a\nb", "d");
	}

	@Test
	void endsOfLinesMayBeMixed() {
		assertThat(data("data: a\r\ndata: b\rdata: c\n\r\ndata: d\r\r\ndata: e\n\r")).containsExactly("a\nb\nc", "d",
				"e");
	}

	@Test
	void byteOrderMarkAtTheBeginningIsLeftOut() {
		assertThat(data("\uFEFFdata: a\n\n\uFEFFdata: b\n\ndata: \uFEFFc\n\n")).containsExactly("a", "\uFEFFc");
		assertThat(data("\uFEFF\ndata: a\n\n")).containsExactly("a");
	}

	@Test
	void unfinishedEventIsNone() {
		assertThat(data("data: a\n\ndata: b")).containsExactly("a");
		assertThat(data("data: a\n\ndata: b\n")).containsExactly("a");
		assertThat(data("data: a\n\ndata: b\r\n")).containsExactly("a");
	}

	@Test
	void blockWithoutDataIsNoEvent() {
		assertThat(data("event: ping\n\nid: 1\n\n: comment\n\nretry: 1\n\n\n\ndata: a\n\n")).containsExactly("a");
	}

	@Test
	void typeIsThatOfItsOwnBlock() {
		assertThat(parse("event: a\nevent: b\ndata: 1\n\ndata: 2\n\nevent: c\n\ndata: 3\n\n").stream()
			.map(ParsedEvent::type)
			.toList()).containsExactly("b", "", "");
	}

	@Test
	void idStaysUntilAnotherComes() {
		assertThat(parse("id: 1\ndata: a\n\ndata: b\n\nid: 2\n\ndata: c\n\nid: 3\u00004\ndata: d\n\nid:\ndata: e\n\n")
			.stream()
			.map(ParsedEvent::id)
			.toList()).containsExactly("1", "1", "2", "2", null);
	}

	@Test
	void retryThatIsNoNumberIsIgnored() {
		for (String retry : List.of("soon", "-1", "+1", "1.5", "", "1 s", "\u0661", "99999999999999999999")) {
			assertThat(parse("retry: " + retry + "\ndata: a\n\n")).containsExactly(message("a"));
		}
		assertThat(parse("retry: 250\n\nretry: later\ndata: a\n\ndata: b\n\n"))
			.containsExactly(new ParsedEvent("", "a", null, Duration.ofMillis(250), null), message("b"));
	}

	@Test
	void unknownFieldsAndCaseAreIgnored() {
		assertThat(data("Data: a\nDATA: b\n data: c\ndata : d\nfoo: e\ndata: f\n\n")).containsExactly("f");
	}

	@Test
	void commentGoesAlongWithItsEvent() {
		assertThat(parse(":one\n: two\ndata: a\n\n")).containsExactly(new ParsedEvent("", "a", null, null, "one\ntwo"));
	}

	@Test
	void charactersAreThoseOfUtf8WhereverTheyAreCut() {
		assertThat(data("data: grüße \uD83D\uDE00 東京\n\n")).containsExactly("grüße \uD83D\uDE00 東京");
	}

	@Test
	void eventThatIsTooLargeIsRefused() {
		EventParser parser = new EventParser(16);
		List<ParsedEvent> events = new ArrayList<>();
		parser.parse(buffer("data: 0123456789\n\ndata: 012\n"), events::add);
		assertThat(events).hasSize(1);
		assertThatExceptionOfType(DataBufferLimitException.class)
			.isThrownBy(() -> parser.parse(buffer("data: 34"), events::add));
	}

	private static DataBuffer buffer(String text) {
		return DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.UTF_8));
	}

}
