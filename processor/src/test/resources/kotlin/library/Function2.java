package kotlin.jvm.functions;

public interface Function2<P1, P2, R> {

}
