import dev.errand.agent.schema.*; import dev.errand.offer.*;
public class T { public static void main(String[] a){
 for (Class<?> c : new Class<?>[]{Order.class, OrderReply.class, LoanOrder.class, LoanReply.class, ServiceRequest.class}) try { System.out.println(c.getSimpleName()+" "+MessageType.of(c).schema().json()); } catch (Exception e) { System.out.println(c+" "+e); }
}}
