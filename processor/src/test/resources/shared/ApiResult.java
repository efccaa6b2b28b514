package dev.tandem;

public interface ApiResult<T> {

}
