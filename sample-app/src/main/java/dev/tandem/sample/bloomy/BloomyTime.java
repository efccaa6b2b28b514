package dev.tandem.sample.bloomy;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * A point in time as the API writes it: {@code 2026-11-02T09:00:00Z}, without its offset,
 * a mere date, or an empty string for none. Without an offset it is UTC.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT })
@JacksonAnnotationsInside
@JsonDeserialize(using = BloomyTimeDeserializer.class)
public @interface BloomyTime {

}
