package kotlin.jvm.functions;

public interface Function1<P1, R> {

}
