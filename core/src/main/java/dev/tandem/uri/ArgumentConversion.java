package dev.tandem.uri;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Calendar;
import java.util.Date;
import java.util.Locale;

import org.springframework.core.convert.ConversionService;
import org.springframework.format.Printer;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.NumberFormat;
import org.springframework.format.datetime.DateTimeFormatAnnotationFormatterFactory;
import org.springframework.format.datetime.standard.DateTimeFormatterRegistrar;
import org.springframework.format.datetime.standard.Jsr310DateTimeFormatAnnotationFormatterFactory;
import org.springframework.format.datetime.standard.TemporalAccessorParser;
import org.springframework.format.datetime.standard.TemporalAccessorPrinter;
import org.springframework.format.number.NumberFormatAnnotationFormatterFactory;
import org.springframework.format.support.DefaultFormattingConversionService;
import org.springframework.util.ClassUtils;

/**
 * Turns arguments into text for paths, queries, headers and cookies. Dates and times are
 * those of ISO 8601, where Spring's default writes them in the style of the machine's
 * locale. {@code @DateTimeFormat} and {@code @NumberFormat} on a parameter go before;
 * their patterns are those of the English language, since an API expects the same from
 * all machines. An enum is written by {@code @JsonValue} or {@code @JsonProperty}, as in
 * a body, and otherwise by its name.
 */
@SuppressWarnings("JavaUtilDate") // what the application passes
public final class ArgumentConversion {

	private static final boolean JACKSON = ClassUtils.isPresent("com.fasterxml.jackson.annotation.JsonValue",
			ArgumentConversion.class.getClassLoader());

	private ArgumentConversion() {
	}

	/**
	 * Create a service.
	 * @return the service
	 */
	public static ConversionService create() {
		DefaultFormattingConversionService service = new DefaultFormattingConversionService(false);
		service.addConverter(Date.class, String.class, ArgumentConversion::text);
		service.addConverter(Calendar.class, String.class, (calendar) -> text(calendar.getTime()));
		DefaultFormattingConversionService.addDefaultFormatters(service);
		if (JACKSON) {
			service.addConverter(new JsonEnumConverter());
		}
		DateTimeFormatterRegistrar iso = new DateTimeFormatterRegistrar();
		iso.setUseIsoFormat(true);
		iso.registerFormatters(service);
		service.addFormatterForFieldType(ZonedDateTime.class,
				new TemporalAccessorPrinter(DateTimeFormatter.ISO_OFFSET_DATE_TIME),
				new TemporalAccessorParser(ZonedDateTime.class, DateTimeFormatter.ISO_OFFSET_DATE_TIME));
		service.addFormatterForFieldAnnotation(new EnglishTimes());
		service.addFormatterForFieldAnnotation(new EnglishDates());
		service.addFormatterForFieldAnnotation(new EnglishNumbers());
		return service;
	}

	@SuppressWarnings("JavaUtilDate")
	private static String text(Date date) {
		return Instant.ofEpochMilli(date.getTime()).toString();
	}

	private static <T> Printer<T> english(Printer<T> printer) {
		return (value, locale) -> printer.print(value, Locale.ENGLISH);
	}

	private static final class EnglishTimes extends Jsr310DateTimeFormatAnnotationFormatterFactory {

		@Override
		public Printer<?> getPrinter(DateTimeFormat annotation, Class<?> type) {
			return english(super.getPrinter(annotation, type));
		}

	}

	private static final class EnglishDates extends DateTimeFormatAnnotationFormatterFactory {

		@Override
		public Printer<?> getPrinter(DateTimeFormat annotation, Class<?> type) {
			return english(super.getPrinter(annotation, type));
		}

	}

	private static final class EnglishNumbers extends NumberFormatAnnotationFormatterFactory {

		@Override
		public Printer<Number> getPrinter(NumberFormat annotation, Class<?> type) {
			return english(super.getPrinter(annotation, type));
		}

	}

}
