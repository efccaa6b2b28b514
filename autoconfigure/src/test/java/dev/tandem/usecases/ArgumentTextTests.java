package dev.tandem.usecases;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import dev.tandem.ApiClient;
import dev.tandem.ImportApiClients;
import dev.tandem.testing.ReceivedRequest;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import org.junit.jupiter.api.AfterEach;
import reactor.core.publisher.Mono;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.Ordered;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.NumberFormat;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.support.WebClientHttpServiceGroupConfigurer;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.util.UriUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Dates and times in requests, whatever the machine's locale.
 */
@SuppressWarnings("NullAway")
class ArgumentTextTests {

	private static final LocalDate DATE = LocalDate.of(2026, 11, 8);

	private static final LocalTime TIME = LocalTime.of(7, 5, 30);

	private static final OffsetDateTime OFFSET = OffsetDateTime.of(DATE, TIME, ZoneOffset.ofHours(-5));

	private final Locale locale = Locale.getDefault();

	@AfterEach
	void resetLocale() {
		Locale.setDefault(this.locale);
		LocaleContextHolder.resetLocaleContext();
	}

	private void assertText(Twin twin, String expected, Function<DateApi, Mono<String>> reactive,
			Function<ArgumentTextTests_BlockingDateApi, String> blocking, Class<?>... setup) {
		try (TestServer server = TestServer.start((request, response) -> TestServer.json(response, "{}"))) {
			for (Locale each : List.of(Locale.US, Locale.GERMANY, Locale.forLanguageTag("ar-EG"),
					Locale.forLanguageTag("th-TH-u-ca-buddhist-nu-thai"))) {
				Locale.setDefault(each);
				LocaleContextHolder.setLocale(each);
				try (NotesApplication notes = NotesApplication.calling(server.uri(), (context) -> {
					context.register(Setup.class);
					if (setup.length > 0) {
						context.register(setup);
					}
				})) {
					twin.call(() -> reactive.apply(notes.bean(DateApi.class)),
							() -> blocking.apply(notes.bean(ArgumentTextTests_BlockingDateApi.class)))
						.succeeded();
					List<ReceivedRequest> requests = server.requests();
					assertThat(UriUtils.decode(requests.get(requests.size() - 1).uri(), StandardCharsets.UTF_8))
						.as(each.toString())
						.isEqualTo(expected);
				}
			}
		}
	}

	@TwinTest
	void datesAndTimesAreThoseOfIso(Twin twin) {
		assertText(twin, "/dates/2026-11-08?time=07:05:30&at=2026-11-08T07:05:30&days=2026-11-08&days=2026-11-09",
				(dates) -> dates.local(DATE, TIME, DATE.atTime(TIME), List.of(DATE, DATE.plusDays(1))),
				(dates) -> dates.local(DATE, TIME, DATE.atTime(TIME), List.of(DATE, DATE.plusDays(1))));
	}

	@TwinTest
	void offsetsAreKept(Twin twin) {
		ZonedDateTime zoned = DATE.atTime(TIME).atZone(ZoneId.of("Europe/Berlin"));
		Instant instant = Instant.parse("2026-11-08T12:05:30Z");
		assertText(twin,
				"/dates?offset=2026-11-08T07:05:30-05:00&time=07:05:30-05:00&zoned=2026-11-08T07:05:30+01:00"
						+ "&instant=2026-11-08T12:05:30Z&date=2026-11-08T12:05:30Z",
				(dates) -> dates.offsets(OFFSET, OFFSET.toOffsetTime(), zoned, instant, Date.from(instant)),
				(dates) -> dates.offsets(OFFSET, OFFSET.toOffsetTime(), zoned, instant, Date.from(instant)));
	}

	@TwinTest
	void amountsAndPartsAreThoseOfIso(Twin twin) {
		assertText(twin, "/dates?duration=PT1M30S&period=P1M&month=2026-11&year=2026",
				(dates) -> dates.amounts(Duration.ofSeconds(90), Period.ofMonths(1), YearMonth.from(DATE),
						Year.of(2026)),
				(dates) -> dates.amounts(Duration.ofSeconds(90), Period.ofMonths(1), YearMonth.from(DATE),
						Year.of(2026)));
	}

	@TwinTest
	void formatOfTheParameterGoesBefore(Twin twin) {
		assertText(twin, "/dates/20261108?at=08.Nov.2026&date=2026&number=1,234.50",
				(dates) -> dates.formatted(DATE, OFFSET, Date.from(OFFSET.toInstant()), 1234.5),
				(dates) -> dates.formatted(DATE, OFFSET, Date.from(OFFSET.toInstant()), 1234.5));
	}

	@TwinTest
	void conversionOfTheApplicationGoesBefore(Twin twin) {
		assertText(twin, "/dates?duration=1&period=1&month=1&year=1",
				(dates) -> dates.amounts(Duration.ZERO, Period.ZERO, YearMonth.from(DATE), Year.of(2026)),
				(dates) -> dates.amounts(Duration.ZERO, Period.ZERO, YearMonth.from(DATE), Year.of(2026)),
				OwnConversion.class);
	}

	@ApiClient("notes")
	@HttpExchange("/dates")
	interface DateApi {

		@GetExchange("/{day}")
		Mono<String> local(@PathVariable LocalDate day, @RequestParam LocalTime time, @RequestParam LocalDateTime at,
				@RequestParam List<LocalDate> days);

		@GetExchange
		Mono<String> offsets(@RequestParam OffsetDateTime offset, @RequestParam OffsetTime time,
				@RequestParam ZonedDateTime zoned, @RequestParam Instant instant, @RequestParam Date date);

		@GetExchange
		Mono<String> amounts(@RequestParam Duration duration, @RequestParam Period period,
				@RequestParam YearMonth month, @RequestParam Year year);

		@GetExchange("/{day}")
		Mono<String> formatted(@PathVariable @DateTimeFormat(pattern = "yyyyMMdd") LocalDate day,
				@RequestParam @DateTimeFormat(pattern = "dd.MMM.yyyy") OffsetDateTime at,
				@RequestParam @DateTimeFormat(pattern = "yyyy") Date date,
				@RequestParam @NumberFormat(pattern = "#,##0.00") double number);

	}

	@ImportApiClients(DateApi.class)
	static class Setup {

	}

	static final class OwnConversion implements WebClientHttpServiceGroupConfigurer {

		@Override
		public int getOrder() {
			return Ordered.HIGHEST_PRECEDENCE + 1;
		}

		@Override
		public void configureGroups(Groups<WebClient.Builder> groups) {
			DefaultConversionService conversion = new DefaultConversionService();
			for (Class<?> type : List.of(Duration.class, Period.class, YearMonth.class, Year.class)) {
				conversion.addConverter(type, String.class, (value) -> "1");
			}
			groups.forEachProxyFactory((group, factory) -> factory.conversionService(conversion));
		}

	}

}
